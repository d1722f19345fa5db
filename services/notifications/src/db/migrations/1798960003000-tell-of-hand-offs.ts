import { holds, notHiddenFromHer } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that say that a group is asked to see to something, what came of it, that a letter was taken back, and that a partner or the desk wrote, or that a link is to be made: kinds beside those that there were, whichever those are. */
export class TellOfHandOffs1798960003000 implements MigrationInterface {
  name = 'TellOfHandOffs1798960003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE
        kinds text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'items_kind_check' AND conrelid = 'items'::regclass);
      BEGIN
        IF position('ARRAY[' IN kinds) = 0 THEN RAISE EXCEPTION 'the kinds of items are no list'; END IF;
        ALTER TABLE items DROP CONSTRAINT items_kind_check;
        EXECUTE 'ALTER TABLE items ADD CONSTRAINT items_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''HAND_OFF_ASKED''::text, ''HAND_OFF_MOVED''::text, ''HAND_OFF_CALLED_BACK''::text, ''CONTACT_TAKEN_BACK''::text, ''REFERRAL_WRITTEN''::text, ''DESK_WROTE''::text, ''LINK_WANTED''::text, ');
      END $$;
      -- As before, with the new kind among those of a partner's people.
      ALTER POLICY by_sight ON items USING (${holds(`('told:' || person_id)`)} AND ${notHiddenFromHer('items.case_id')} AND (kind = 'RELEASED' OR EXISTS (
        SELECT 1 FROM sight WHERE sight.case_id = items.case_id AND sight.key = (CASE
          WHEN kind IN ('GLASS', 'READING', 'READING_STOPPED', 'OVERRIDE') THEN 'witness:'
          WHEN kind IN ('OFFER', 'PACKET', 'OFFER_ENDED', 'DELETION', 'DESK_WROTE') THEN 'partner:' ELSE 'told:' END) || person_id)));
    `);
  }

  async down(): Promise<void> {
    throw new Error('an item is never thrown away');
  }
}
