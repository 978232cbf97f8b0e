import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '@/components/Button';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Failed, NotThere } from '@/components/States';

/** A page that broke. The shell around it stays, and with it the way out. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  // After a new release the old page asks for chunks that are gone.
  const outdated = /dynamically imported module|Importing a module script/.test(String(error));
  if (outdated) {
    return (
      <>
        <PageHeader nothing title="A newer Cohort is ready" sentence="The page was updated on the server while this one was open." />
        <Button variant="filled" onClick={() => location.reload()}>
          Load it
        </Button>
      </>
    );
  }
  return (
    <>
      <PageHeader nothing title="This page broke" sentence="Nothing was changed by that. The other pages still work." />
      <Card>
        <Failed
          error={error}
          retry={() => {
            reset();
            void router.invalidate();
          }}
        />
      </Card>
    </>
  );
}

/** No such address. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader nothing title="No such page" />
      <Card>
        <NotThere action={<Link to="/">To the first page</Link>} />
      </Card>
    </>
  );
}
