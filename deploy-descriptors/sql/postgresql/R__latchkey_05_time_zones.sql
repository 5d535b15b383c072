-- Latchkey, version 5: points in time carry their time zone. For PostgreSQL; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- Stop every server of an older Latchkey before this file is run: they would write local times into these columns.

-- The columns held UTC without saying so.
set time zone 'UTC';

alter table latchkey_schema alter column applied type timestamp(6) with time zone;

alter table latchkey_application alter column created type timestamp(6) with time zone;

alter table latchkey_key alter column created type timestamp(6) with time zone;

alter table latchkey_key alter column deletion type timestamp(6) with time zone;

alter table latchkey_audit alter column moment type timestamp(6) with time zone;

alter table latchkey_idempotency alter column created type timestamp(6) with time zone;

alter table latchkey_key_use alter column last_used type timestamp(6) with time zone;

alter table latchkey_node alter column seen type timestamp(6) with time zone;

alter table latchkey_token alter column created type timestamp(6) with time zone;

alter table latchkey_token alter column expires type timestamp(6) with time zone;

set time zone local;

insert into latchkey_schema (version)
  select 5 where not exists (select 1 from latchkey_schema where version = 5);
