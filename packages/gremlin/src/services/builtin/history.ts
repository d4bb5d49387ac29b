import { historyStep } from '../../steps/flat-map/history.ts';
import { stepService } from '../step-service.ts';

export const history = stepService(historyStep);
