import { ActionIcon, Menu } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useMenuInView } from './inView';

type Props = {
  /** What the three dots are about: "More about this session". */
  label: string;
  /** Beside rows: no frame, and smaller. */
  quiet?: boolean;
  /** Menu.Item */
  children: ReactNode;
};

/** Behind three dots: what one seldom needs, and what should not be hit by chance. */
export function MoreMenu({ label, quiet, children }: Props) {
  const dots = useRef<HTMLButtonElement>(null);
  useMenuInView(children, dots, quiet); // those of rows are not the page's
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon ref={dots} variant={quiet ? undefined : 'default'} size={quiet ? 32 : 36} aria-label={label} data-noprint>
          <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden>
            <circle cx="3" cy="8" r="1.4" />
            <circle cx="8" cy="8" r="1.4" />
            <circle cx="13" cy="8" r="1.4" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      {/* The item is gone when the dialog that it opened closes: the focus comes back here. */}
      <Menu.Dropdown onClickCapture={() => dots.current?.focus()}>{children}</Menu.Dropdown>
    </Menu>
  );
}
