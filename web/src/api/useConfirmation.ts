import { useSyncExternalStore } from 'react';
import { confirmationAsked, onConfirmation } from './confirmation';

/** Whether the person is asked to prove again who they are. */
export const useConfirmation = () => useSyncExternalStore(onConfirmation, confirmationAsked);
