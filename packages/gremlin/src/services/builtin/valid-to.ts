import { validToStep } from '../../steps/map/valid-to.ts';
import { stepService } from '../step-service.ts';

export const validTo = stepService(validToStep);
