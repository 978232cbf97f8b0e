const library = /\/node_modules\//;
const input = /\/node_modules\/@mantine\/form\/|\/@mantine\/core\/esm\/components\/(?:Input|InputBase|TextInput|PasswordInput)\/|\/src\/components\/(?:Form|Meter|ProblemNote)\b/;
const controls = /\/node_modules\/@mantine\/(?:hooks\/|core\/esm\/(?:core|components\/(?:Button|Loader|UnstyledButton))\/)|\/src\/theme\/(?:Controls|theme)\b/;
const overlay = /\/node_modules\/.*(?:floating-ui|remove-scroll|transition|\/(?:Combobox|Drawer|FloatingArrow|FocusTrap|Menu|Modal|ModalBase|Overlay|Popover|Portal|ScrollArea|Transition)\/)/;

// Over a page, not at the door: whoever signs in does not wait for dialogs. And
// each desk's day, which comes with what early.ts asks.
const onItsOwn = /\/auth\/(?:AccountPage|SignInAgain)\b|\/features\/today\//;

// The board of referrals shows them too; the other desks' days go without.
const intakeDay = /\/src\/(?:components\/(?:ageing|Funnel)|features\/today\/(?:IntakeDay|pipeline))\./;

// Dialogs that few days need: fetched when somebody opens one.
const whenOpened = /\/placement\/(?:BeginningDialog|beginning|CommitmentDialog|commitment|WaitDialog)\./;
const between = /\/src\/(?:components|api|format|drafts)\//;

function feature(id: string): string | null {
  return onItsOwn.test(id) ? null : (/\/src\/features\/(\w+)\//.exec(id)?.[1] ?? null);
}

/** How the page is cut: what asks the server before all else (early.ts), what
    everybody loads first (libraries apart, since they change seldom), the day of
    each desk, the controls of all other pages, what the sign-in page adds, then what features share, and
    each feature on its own. A file for every module that two pages have in
    common would be dozens. */
export const groups = [
  { name: 'early', test: /\/src\/(?:storage|app\/early|api\/(?:ahead|renewal)|features\/today\/firstRequests|format\/day)\./, priority: 7 },
  { name: 'libraries', tags: ['$initial' as const], test: library, priority: 6 },
  { name: 'start', tags: ['$initial' as const], priority: 5 },
  { name: 'cohortsWanting', test: /\/features\/today\/(?:UnledCohorts|UncoveredSessions)\./, priority: 4.95 },
  { name: 'IntakeDay', test: intakeDay, priority: 4.9 },
  { name: 'controls', test: controls, priority: 4.5 },
  { name: 'inputs', test: input, priority: 4 },
  { name: 'overlays', test: overlay, priority: 3 },
  { name: 'fields', test: library, priority: 2 },
  { name: 'shared', test: (id: string) => between.test(id) && !whenOpened.test(id), priority: 1 },
  { name: feature, debugName: 'a feature', priority: 0 },
];
