import { useEffect } from 'react';
import { onForgotten } from '../shared/kept.ts';

/** Time for the other tab to begin its new conversation. */
const MOMENT_MS = 1_500;

/** All tabs show one conversation: when another one starts over, this one follows. */
export function useOtherTabs() {
  useEffect(() => onForgotten('token', () => setTimeout(() => location.reload(), MOMENT_MS)), []);
}
