import { Card } from './Card';
import { PageHeader } from './PageHeader';
import { Failed, LoadingPage } from './States';

type Props = {
  query: { error: unknown; refetch: () => unknown };
  /** What the page is called while nothing is known of its thing: "Cohort". */
  title: string;
};

/** What the page of one thing shows until it has been read. What went wrong
    stands under a heading, as on every page, and names the browser's tab. */
export function PendingPage({ query, title }: Props) {
  if (!query.error) return <LoadingPage />;
  return (
    <>
      <PageHeader nothing title={title} />
      <Card>
        <Failed error={query.error} retry={() => void query.refetch()} />
      </Card>
    </>
  );
}
