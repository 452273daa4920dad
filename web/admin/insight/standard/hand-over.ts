import { EMPTY_FORM, type StandardForm } from './standard-form.ts';

let waiting: StandardForm | null = null;

/** Leaves a form to be gone on with in the editor of a new standard answer, which is opened next. */
export function handOver(form: StandardForm): void {
  waiting = form;
}

/** The form that was left, once; else an empty one. */
export function takeOver(): StandardForm {
  const form = waiting ?? EMPTY_FORM;
  waiting = null;
  return form;
}
