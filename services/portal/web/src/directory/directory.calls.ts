import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Schema } from '../api/paths';

/** People, page by page. Asked for in a body, since a name has no place in an address. */
export const usePeople = (body: Schema<'directory.SearchPeople'>, enabled = true) =>
  useQuery({ queryKey: ['directory', 'people', body], queryFn: () => answer(api.POST('/api/directory/people/search', { body })), placeholderData: keepPreviousData, enabled });

/** Organisations, page by page. */
export const useOrganisations = (body: Schema<'directory.SearchOrganisations'>) =>
  useQuery({ queryKey: ['directory', 'organisations', body], queryFn: () => answer(api.POST('/api/directory/organisations/search', { body })), placeholderData: keepPreviousData });

/** All groups with their people. */
export const useGroups = (enabled = true) => useQuery({ queryKey: ['directory', 'groups'], queryFn: () => answer(api.GET('/api/directory/groups')), enabled });

/** Which region looks after which country. */
export const useRegionMap = () => useQuery({ queryKey: ['directory', 'region-map'], queryFn: () => answer(api.GET('/api/directory/region-map')) });

/** Duties and absences that she may see. */
export const useRosters = () => useQuery({ queryKey: ['directory', 'rosters'], queryFn: () => answer(api.GET('/api/directory/rosters')) });

/** Changes the directory, then fetches anew all that is shown of it: every change makes a new version. */
export function useChange<Input>(work: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => Promise.all(['directory', 'accounts', 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
