-- Latchkey, version 7: the audit trail by generation of an application. For H2; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- The number of the audit entry that tells of the creation: an application that is created again under the same id is another one.
alter table latchkey_application add column if not exists generation bigint default 0 not null;

update latchkey_application set generation = coalesce((select max(a.number) from latchkey_audit a
    where a.subject = latchkey_application.id and a.action = 'application created'), 0)
  where generation = 0;

-- Finds when an application was created last, and the last entry about a key.
create index if not exists latchkey_audit_subject_ix on latchkey_audit (subject, number);

insert into latchkey_schema (version)
  select 7 where not exists (select 1 from latchkey_schema where version = 7);
