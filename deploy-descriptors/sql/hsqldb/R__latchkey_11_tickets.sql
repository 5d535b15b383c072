-- Latchkey, version 11: tickets, by which a sign-in to the console survives a reload. For HSQLDB; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- A row has the digest of a ticket, under the pepper if there is one. Rows of tickets that have ended are deleted.
create table if not exists latchkey_ticket (
  id varchar(12) not null,
  key_id varchar(12) not null,
  digest varchar(100) not null,
  expires bigint not null,
  constraint latchkey_ticket_pk primary key (id));

create index if not exists latchkey_ticket_key_ix on latchkey_ticket (key_id);

insert into latchkey_schema (version)
  select 11 from (values (0)) as one (n) where not exists (select 1 from latchkey_schema where version = 11);
