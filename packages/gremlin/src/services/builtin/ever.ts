import { everStep } from '../../steps/map/ever.ts';
import { stepService } from '../step-service.ts';

export const ever = stepService(everStep);
