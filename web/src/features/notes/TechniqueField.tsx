import { Autocomplete, Button } from '@mantine/core';
import { useState } from 'react';

/** Adds a technique that the plan did not have. */
export function TechniqueField({ known, onAdd }: { known: readonly string[]; onAdd: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  function add() {
    if (name.trim()) onAdd(name.trim());
    setName('');
    setOpen(false);
  }
  if (!open) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        Add
      </Button>
    );
  }
  return (
    <Autocomplete
      size="xs"
      w={220}
      aria-label="Another technique"
      placeholder="Its name, then Enter"
      data={[...known]}
      onOptionSubmit={(chosen) => {
        onAdd(chosen);
        setName('');
        setOpen(false);
      }}
      selectFirstOptionOnChange={false}
      maxLength={200}
      autoFocus
      value={name}
      onChange={setName}
      onBlur={add}
      onKeyDown={(e) => {
        if (e.key === 'Enter') add();
        if (e.key === 'Escape') {
          setName('');
          setOpen(false);
        }
      }}
    />
  );
}
