-- Latchkey, version 11: tickets, by which a sign-in to the console survives a reload. For SQL Server; Flyway and Liquibase can run it as it is.
-- It is to be run once. Not tested on SQL Server.

-- A row has the digest of a ticket, under the pepper if there is one. Rows of tickets that have ended are deleted.
create table latchkey_ticket (
  id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  digest nvarchar(100) collate Latin1_General_100_BIN2 not null,
  expires bigint not null,
  constraint latchkey_ticket_pk primary key (id));

create index latchkey_ticket_key_ix on latchkey_ticket (key_id);

insert into latchkey_schema (version) values (11);
