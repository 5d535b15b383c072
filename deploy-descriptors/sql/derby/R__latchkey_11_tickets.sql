-- Latchkey, version 11: tickets, by which a sign-in to the console survives a reload. For Derby; Flyway and Liquibase can run it as it is.
-- It is to be run once.

-- A row has the digest of a ticket, under the pepper if there is one. Rows of tickets that have ended are deleted.
create table latchkey_ticket (
  id varchar(12) not null,
  key_id varchar(12) not null,
  digest varchar(100) not null,
  expires bigint not null,
  constraint latchkey_ticket_pk primary key (id));

create index latchkey_ticket_key_ix on latchkey_ticket (key_id);

insert into latchkey_schema (version) values (11);
