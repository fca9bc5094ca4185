import { lazy, Suspense } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, Outlet, RouterProvider, useLocation, useRouteError } from 'react-router';
import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import { DESKS } from '../desks';
import { queryClient } from './data';
import type { DeskRoute, PageAccess } from './desk';
import { DoorLayout, StaffLayout } from './layout';
import { SessionProvider, useSession } from './session';
import { DeniedState, ErrorState, LoadingState, NotFoundState } from './states';
import { ThemeProvider } from './theme';

/** Where the own password is changed. */
const OWN_ACCOUNT = '/my-account';

/** Lets in whoever has the permission; a stranger signs in first. */
function Gate({ permission, children }: { permission: PageAccess; children: ReactNode }): ReactNode {
  const { who, can, loading, error, retry } = useSession();
  const { pathname, search } = useLocation();
  if (loading) return <LoadingState />;
  if (error) return <ErrorState error={error} retry={retry} />;
  if (!who) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (who.mustChangePassword && pathname !== OWN_ACCOUNT) return <Navigate to={OWN_ACCOUNT} replace />;
  return can(permission) ? children : <DeniedState permission={permission} />;
}

function PageFault(): ReactNode {
  return <ErrorState error={useRouteError()} retry={() => location.reload()} />;
}

const HomePage = lazy(() => import('./home-page'));
const SignInPage = lazy(() => import('./sign-in-page'));
const GalleryPage = lazy(() => import('./gallery/gallery-page'));

/** For those who build: while developing, or when it is asked for by `?gallery`. */
function Gallery(): ReactNode {
  const { search } = useLocation();
  return import.meta.env.DEV || new URLSearchParams(search).has('gallery') ? <GalleryPage /> : <NotFoundState />;
}

const routeOf = ({ path, permission, component: Component }: DeskRoute): RouteObject => ({
  path,
  element: <Gate permission={permission}><Component /></Gate>,
  errorElement: <PageFault />,
});

const all = DESKS.flatMap((desk) => desk.routes);
const framed = all.filter((one) => one.bare !== true);
const bare = all.filter((one) => one.bare === true);

const router = createBrowserRouter([
  {
    element: <Gate permission="signed-in"><StaffLayout /></Gate>,
    errorElement: <PageFault />,
    children: [{ path: '/', element: <HomePage /> }, ...framed.map(routeOf)],
  },
  {
    element: <DoorLayout />,
    errorElement: <PageFault />,
    children: [{ path: '/sign-in', element: <SignInPage /> }, { path: '/gallery', element: <Gallery /> }, { path: '*', element: <NotFoundState /> }],
  },
  {
    element: <Suspense fallback={<LoadingState />}><Outlet /></Suspense>,
    children: bare.map(routeOf),
  },
]);

/** The staff desks. */
export function KaowuApp(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
