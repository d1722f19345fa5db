import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { sessionStore, type Session, type Standing } from './session-store';

/** Where the page stands. */
export function useStanding(): Standing {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

/** Asks the portal whether there is a session, and enters it. Nothing: there is none. */
export async function lookForSession(): Promise<Session | undefined> {
  const { data, response } = await api.GET('/api/session');
  if (response.ok && data !== undefined) {
    sessionStore.enter(data);
    return data;
  }
  if (response.status === 401) {
    sessionStore.leave('ended');
    return undefined;
  }
  return answer(Promise.resolve({ response }));
}

/** Tells the portal that somebody is there. It never lets in: what was locked or left meanwhile stays so. */
export async function tellAlive(): Promise<void> {
  const { response } = await api.GET('/api/session');
  if (response.status === 401) sessionStore.leave('ended');
}

/** Who is signed in and what she may do; her token is renewed each minute, so is this. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: (): Promise<Schema<'directory.Me'>> => answer(api.GET('/api/directory/me')),
    refetchInterval: 60_000,
  });
}

/** Whether menus and buttons for an action are shown. It only hides: the services refuse by themselves. */
export function useMay(): (action: string) => boolean {
  const { data } = useMe();
  return (action) => data?.actions.some((allowed) => allowed === action) ?? false;
}
