import { ActionIcon, Button, Menu } from '@mantine/core';

type Props = { at: number; of: number; onMove: (to: number) => void; onDuplicate: () => void; onInsert: () => void; onRemove: () => void };

/** What can be done with the chosen week as a whole. */
export function WeekTools({ at, of, onMove, onDuplicate, onInsert, onRemove }: Props) {
  return (
    <>
      <Button disabled={at === 0} onClick={() => onMove(at - 1)} aria-label={`Move week ${at + 1} earlier`}>
        ← Earlier
      </Button>
      <Button disabled={at === of - 1} onClick={() => onMove(at + 1)} aria-label={`Move week ${at + 1} later`}>
        Later →
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`More for week ${at + 1}`}>
            <span aria-hidden>⋯</span>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onDuplicate}>Duplicate</Menu.Item>
          <Menu.Item onClick={onInsert}>Add a week after it</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={onRemove}>Remove</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
