import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { keep, kept } from './kept.ts';
import { type Appearance, themeCss } from './theme.ts';

interface Look {
  appearance: Appearance;
  switchAppearance(): void;
}

const LookContext = createContext<Look>({ appearance: 'light', switchAppearance: () => {} });
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark as the system says, until the reader chooses; a choice that equals the system's follows it again. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [system, setSystem] = useState<Appearance>(systemAppearance);
  const [chosen, setChosen] = useState(() => kept<Appearance | null>('appearance', null));
  useEffect(() => {
    const follow = () => setSystem(systemAppearance());
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, []);
  const appearance = chosen === 'light' || chosen === 'dark' ? chosen : system;
  const look = useMemo<Look>(
    () => ({
      appearance,
      switchAppearance: () => {
        const next = appearance === 'light' ? 'dark' : 'light';
        const choice = next === system ? null : next;
        keep('appearance', choice);
        setChosen(choice);
      },
    }),
    [appearance, system],
  );
  return (
    <LookContext value={look}>
      <style>{themeCss(appearance)}</style>
      {children}
    </LookContext>
  );
}

export function useLook(): Look {
  return useContext(LookContext);
}

function systemAppearance(): Appearance {
  return dark.matches ? 'dark' : 'light';
}
