import { SignInSheet } from '@/features/auth/SignInSheet';

export const SignInPageSample = () => <SignInSheet onSignedIn={() => undefined} />;
