// The pages on which summaries are written and read share nearly all of their code,
// and come as one.
export { DischargePage } from './DischargePage';
export { DischargeToCoSignPage } from './DischargeToCoSignPage';
export { GraduationPage } from './GraduationPage';
