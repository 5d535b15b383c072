-- Latchkey, version 8: room for 200 characters of any kind. For PostgreSQL; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- PostgreSQL counts characters, so that its columns have the room already.
insert into latchkey_schema (version)
  select 8 where not exists (select 1 from latchkey_schema where version = 8);
