import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '@/api/login';
import { Controls } from '@/theme/Controls';
import { Door } from './Door';
import { FactorsCard } from './FactorsCard';
import { OtherWay } from './OtherWay';
import s from './EnrollPage.module.css';

/** For who must have a second factor and has none: the only page until then. */
export default function EnrollPage() {
  const queries = useQueryClient();
  return (
    <Controls>
      <Door title="Add a second factor" over="Your practice asks it of your role: whoever learns your password still cannot get in." wide>
        <div className={s.inside}>
          <FactorsCard onEnrolled={() => void queries.resetQueries()} />
        </div>
        <OtherWay>
          <Button variant="subtle" onClick={() => void signOut()}>
            Sign out
          </Button>
        </OtherWay>
      </Door>
    </Controls>
  );
}
