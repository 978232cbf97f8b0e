import { UnstyledButton } from '@mantine/core';
import { rolesWords } from '@/format/words';
import s from './DemoLogins.module.css';

/** A login of the demonstration practice, as the server offers it. */
export type DemoLogin = { roles: string[]; name: string; email: string; password: string };

/** The demonstration's desks, each one tap away. Nobody in it exists. */
export function DemoLogins({ logins, onChoose }: { logins: DemoLogin[]; onChoose: (login: DemoLogin) => void }) {
  if (logins.length === 0) return null;
  return (
    <section className={s.demo} aria-labelledby="demo-logins">
      <h2 id="demo-logins">A demonstration practice</h2>
      <p className="quiet small">Nobody in it exists. Take a desk:</p>
      <ul className={s.desks}>
        {logins.map((login) => (
          <li key={login.email}>
            <UnstyledButton className={s.desk} onClick={() => onChoose(login)}>
              <b>{rolesWords(login.roles)}</b>
              <span>{login.name}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
