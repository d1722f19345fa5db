import { useNames } from './names.calls';

/** Somebody by her name, where one may know it. */
export function Named({ person }: { person: string }) {
  return <bdi>{useNames([person])(person)}</bdi>;
}
