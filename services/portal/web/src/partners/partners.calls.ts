import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';
import { useMay } from '../session/use-session';

/** Whom one may ask for help, or name in a consent. */
export function usePartners() {
  const may = useMay();
  return useQuery({
    queryKey: ['directory', 'partners'], enabled: may('partner.list'),
    queryFn: (): Promise<Schema<'directory.Partner'>[]> => answer(api.GET('/api/directory/partners')),
  });
}

/** How partners are called, by their ids: by name where one may know it, else by id. */
export function usePartnerNames(): (id: string) => string {
  const { data } = usePartners();
  return (id) => data?.find((one) => one.id === id)?.name ?? id;
}
