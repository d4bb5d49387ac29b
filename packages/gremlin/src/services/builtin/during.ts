import { duringStep } from '../../steps/map/during.ts';
import { stepService } from '../step-service.ts';

export const during = stepService(duringStep);
