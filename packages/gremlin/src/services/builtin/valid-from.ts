import { validFromStep } from '../../steps/map/valid-from.ts';
import { stepService } from '../step-service.ts';

export const validFrom = stepService(validFromStep);
