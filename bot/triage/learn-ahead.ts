import { learnKindsAhead } from './classifier.ts';
import { learnPressingAhead } from './pressing.ts';

/** Run by the build: what triage learns from its examples is kept beside the code. */
learnKindsAhead();
learnPressingAhead();
