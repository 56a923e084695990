import { theme as antdTheme, type ConfigProviderProps } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo } from "react";
import { palettes } from "../theme.ts";
import { useApp, useLanguage } from "./app-context.tsx";

// why read once: the server writes it into the page, and the browser hides it from scripts that look at the attribute
const nonce = document.querySelector<HTMLElement>("meta[property=csp-nonce]")?.nonce;

giveStylesNonce();

/**
 * Some components measure or lock scroll bars by style elements that they make without the nonce they were told; the browser
 * would refuse those (docs/decisions/0011).
 */
function giveStylesNonce(): void {
  const create = document.createElement.bind(document) as (
    tag: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (nonce && tag === "style") element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}

/** Our colours, type and space for Ant Design's components, in the language and theme of the page. */
export function useAdministrationTheme(): ConfigProviderProps {
  const language = useLanguage();
  const theme = useApp((state) => state.preferences.theme);
  return useMemo(() => {
    const colours = palettes[theme];
    return {
      locale: language === "zh" ? zhCN : enUS,
      csp: { nonce },
      button: { autoInsertSpace: false },
      // why: it fades for two seconds, even where less motion is asked for, and explains nothing
      wave: { disabled: true },
      theme: {
        algorithm: theme === "dark" ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
        token: {
          colorPrimary: colours.accent,
          colorTextLightSolid: colours.onAccent,
          colorLink: colours.accent,
          colorError: colours.urgent,
          colorWarning: colours.warning,
          colorSuccess: colours.ok,
          colorErrorBg: colours.urgentTint,
          colorErrorBorder: colours.urgentTint,
          colorSuccessBg: colours.okTint,
          colorSuccessBorder: colours.okTint,
          colorText: colours.ink,
          colorTextSecondary: colours.ink2,
          colorTextTertiary: colours.ink3,
          colorTextDescription: colours.ink3,
          colorTextPlaceholder: colours.ink3,
          // an empty table says what to do in this colour
          colorTextDisabled: colours.ink3,
          colorBgContainer: colours.bg,
          colorBgElevated: theme === "dark" ? colours.bg2 : colours.bg,
          colorBorder: colours.bar2,
          colorBorderSecondary: colours.line,
          fontFamily: "var(--font)",
          fontSize: 13,
          fontWeightStrong: 600,
          borderRadius: 4,
          borderRadiusLG: 6,
          controlHeight: 32,
          motionDurationMid: "0.12s",
          motionDurationSlow: "0.2s",
          motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        },
        components: {
          Table: {
            headerBg: colours.bg2,
            headerColor: colours.ink3,
            headerSplitColor: "transparent",
            cellPaddingBlockSM: 7,
          },
          Tabs: { titleFontSize: 14, horizontalItemGutter: 24 },
          Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
        },
      },
    };
  }, [language, theme]);
}
