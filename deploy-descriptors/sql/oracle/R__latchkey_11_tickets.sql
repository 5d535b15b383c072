-- Latchkey, version 11: tickets, by which a sign-in to the console survives a reload. For Oracle; Flyway and Liquibase can run it as it is.
-- It is to be run once. Not tested on Oracle.

-- A row has the digest of a ticket, under the pepper if there is one. Rows of tickets that have ended are deleted.
create table latchkey_ticket (
  id varchar2(12 char) not null,
  key_id varchar2(12 char) not null,
  digest varchar2(100 char) not null,
  expires number(19) not null,
  constraint latchkey_ticket_pk primary key (id));

create index latchkey_ticket_key_ix on latchkey_ticket (key_id);

insert into latchkey_schema (version) values (11);
