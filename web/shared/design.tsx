import XProvider from '@ant-design/x/es/x-provider';
import enX from '@ant-design/x/locale/en_US';
import zhX from '@ant-design/x/locale/zh_CN';
import { theme } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLook } from './appearance.tsx';
import { useSpeech } from './language.tsx';
import { useStill } from './media.ts';
import { COLOURS, FONTS } from './theme.ts';

const LOCALES = { zh: { ...zhX, ...zh }, en: { ...enX, ...en } };

/** Gives the components of antd and Ant Design X our colours, shapes and language; `dense`: for pages where work is done. */
export function DesignProvider({ children, dense = false }: { children: ReactNode; dense?: boolean }) {
  const { appearance } = useLook();
  const { language } = useSpeech();
  const still = useStill();
  const design = useMemo(() => {
    const colour = COLOURS[appearance];
    return {
      algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      token: {
        colorPrimary: colour.brand,
        colorLink: colour.brand,
        colorError: colour.alarm,
        colorWarning: colour.warn,
        colorText: colour.ink,
        colorTextBase: colour.ink,
        colorTextSecondary: colour.muted,
        colorTextPlaceholder: colour.muted,
        colorTextLightSolid: colour.onBrand,
        colorBgBase: colour.surface,
        colorBgLayout: colour.paper,
        colorBgContainer: colour.surface,
        colorBgElevated: colour.surface,
        colorBorder: colour.line,
        colorBorderSecondary: colour.line,
        borderRadius: dense ? 8 : 10,
        controlHeight: dense ? 34 : 40,
        fontSize: dense ? 14 : 15,
        fontFamily: FONTS.text,
        motion: !still,
      },
    };
  }, [appearance, still, dense]);
  return (
    <XProvider locale={LOCALES[language]} theme={design} button={{ autoInsertSpace: false }}>
      {children}
    </XProvider>
  );
}
