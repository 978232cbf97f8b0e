import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

// Mantine wants ten shades; all of ours come from tokens.css, where light and
// dark differ, so these only name them.
const shades = (token: string) => Array.from({ length: 10 }, () => `var(--${token})`) as unknown as MantineColorsTuple;

/** The Mantine theme: names and defaults only, colors live in tokens.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: shades('accent'), red: shades('red') },
  fontFamily: 'var(--sans)',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    const red = input.color === 'red';
    const tone = red ? 'red' : 'accent';
    const clear = '1px solid transparent';
    switch (input.variant) {
      case 'filled':
        return { background: `var(--${tone})`, hover: red ? 'var(--red-ink)' : 'var(--accent-hover)', color: `var(--on-${tone})`, border: clear };
      case 'light':
        return { background: `var(--${tone}-wash)`, hover: `var(--${tone}-wash)`, color: `var(--${tone}-ink)`, border: clear };
      case 'subtle':
        return { background: 'transparent', hover: 'var(--quiet-wash)', color: red ? 'var(--red-ink)' : 'var(--ink-2)', border: clear };
      case 'outline':
        return { background: 'transparent', hover: `var(--${tone}-wash)`, color: `var(--${tone}-ink)`, border: `1px solid var(--${tone})` };
      default:
        return defaultVariantColorsResolver(input);
    }
  },
  components: {
    // Mantine's scroll lock writes a style tag; base.css locks without one.
    Modal: { defaultProps: { lockScroll: false, centered: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { lockScroll: false, closeButtonProps: { 'aria-label': 'Close' } } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    // Hints under the inputs keep a row's inputs on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // A box, so that it is not taken for a choice of one.
    Checkbox: { defaultProps: { radius: 4 } },
    Button: { defaultProps: { variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
    Tooltip: { defaultProps: { openDelay: 350 } },
    // The placeholder is a focusable child that role=menu does not allow (axe).
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } },
  },
});
