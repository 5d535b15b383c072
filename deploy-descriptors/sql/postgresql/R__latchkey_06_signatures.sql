-- Latchkey, version 6: signatures of the rows that grant something. For PostgreSQL; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- Made with a key that is derived from latchkey.pepper; null without a pepper, and for rows from before.
alter table latchkey_application add column if not exists signature varchar(100);

alter table latchkey_key add column if not exists signature varchar(100);

alter table latchkey_token add column if not exists signature varchar(100);

insert into latchkey_schema (version)
  select 6 where not exists (select 1 from latchkey_schema where version = 6);
