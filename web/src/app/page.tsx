import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

const controls = () => import('@/theme/Controls');

/** A page that comes when its address is opened or pointed at, and with it the
    controls that the first page does without. */
export const page = (load: () => Promise<ComponentType>) =>
  lazyRouteComponent(async () => {
    const [{ Controls }, Page] = await Promise.all([controls(), load()]);
    const Dressed = () => (
      <Controls>
        <Page />
      </Controls>
    );
    return { default: Dressed };
  });
