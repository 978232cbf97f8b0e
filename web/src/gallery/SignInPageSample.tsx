import { SignInSheet } from '@/features/auth/SignInSheet';

const logins = [
  { role: 'therapist', name: 'Maya Lindqvist' },
  { role: 'intake', name: 'Ruth Abara' },
  { role: 'billing', name: 'Jonas Weil' },
  { role: 'admin', name: 'Ines Okoro' },
].map((l) => ({ ...l, roles: [l.role], email: `${l.role}@example.org`, password: '' }));

export const SignInPageSample = () => <SignInSheet onSignedIn={() => undefined} demoLogins={logins} />;
