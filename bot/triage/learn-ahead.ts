import { kindsLesson } from './classifier.ts';
import { pressingLesson } from './pressing.ts';

/** Run by the build: what triage learns from its examples is kept beside the code. */
for (const lesson of [kindsLesson, pressingLesson]) lesson.learnAhead();
