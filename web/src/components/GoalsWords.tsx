import type { components } from '@/api/schema';

/** What a group works toward, and how it is known that it got there. */
export function GoalsWords({ goals }: { goals: components['schemas']['Goals'] }) {
  return (
    <>
      {goals.toward && <p style={{ whiteSpace: 'pre-line' }}>{goals.toward}</p>}
      {goals.end && (
        <p style={{ marginTop: goals.toward ? 8 : 0 }}>
          <b>End goal:</b> {goals.end}
        </p>
      )}
    </>
  );
}
