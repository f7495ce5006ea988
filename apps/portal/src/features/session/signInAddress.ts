/** Where signing in starts; it ends at `returnTo`, a path of this portal. */
export function signInAddress(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
