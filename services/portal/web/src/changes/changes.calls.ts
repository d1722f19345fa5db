import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';

/** Who changed what in the directory, the newest first. */
export const useDirectoryChanges = (page: number, size: number) =>
  useQuery({
    queryKey: ['directory', 'changes', page, size],
    queryFn: () => answer(api.GET('/api/directory/changes', { params: { query: { page, size, direction: 'descending' } } })),
    placeholderData: keepPreviousData,
  });
