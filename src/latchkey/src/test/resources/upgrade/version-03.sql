-- accepted upgrade_8FcjmxLPDca2_a7mUSa6UeaWWpBZqoEqYYmc33My3tEzDY Inputs:Get
-- accepted upgrade_BMMHvTrL1wp4_E28QWGFZzsoVjFVN2o0TVzs0xd53t1eft Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_Aa3ruvWeVTtN_visb90YkhGvXSFv97SNRqaCExYB3MUgMh 
-- refused upgrade_aPqFUrAkopt9_ZxeeHe2KeOyuX6AJ7xnDJuzamqS23PAzm Inputs:Get
-- accepted upgrade_Fkdgoxaku6Pp_E8DW7tsLCnbEIh8y7D76QcfMuX73lvo1W Inputs:Get
-- refused upgrade_itfKMsgXaWV3_v4qGLVTcR0DvJXNooDNyfOpbNhI39gOuY Inputs:Get
-- accepted upgrade_wQnjzV3osxA8_HvKKTp5NedLTK4okLIpQ78wrBj63qzyxn Concepts:Get
-- refused upgrade_hAzNROIOEFlJ_gznB0Si0uQqUBkUTVfaiiArQSTY2lGhLJ Concepts:Get
insert into latchkey_application (id, name, created, version)
  values ('empty', 'No keys', timestamp '2026-12-01 00:26:41.621189', 1);
insert into latchkey_application (id, name, created, version)
  values ('shop', 'The shop''s été 🔑', timestamp '2026-12-01 00:26:41.417452', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('8FcjmxLPDca2', 'shop', 'Reads', 'sha256:370a3c1ecf7d0aeedf2b989ef1036aea81e95420a9af2229a76053e479b7fb8d', 'ACTIVE', timestamp '2026-12-01 00:26:41.626450', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('Aa3ruvWeVTtN', 'shop', 'No scopes', 'sha256:0e548e66dbd11516879a02d258d867ed6ab248df63bd9522ea84d45396ef22e6', 'ACTIVE', timestamp '2026-12-01 00:26:41.642127', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('BMMHvTrL1wp4', 'shop', 'Reads and adds; it''s 🔑', 'sha256:d4bb1c3269cc90f3cceeaaa051ce996d9f69ba5af78d39a8fb825f30d5ada16c', 'ACTIVE', timestamp '2026-12-01 00:26:41.636517', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('Fkdgoxaku6Pp', 'shop', 'Reads only', 'sha256:2ac0b2547550724cba051a840011d9aa09c1ed99c3fe40011c0c5e1effe3f0a2', 'ACTIVE', timestamp '2026-12-01 00:26:41.689189', 2);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('itfKMsgXaWV3', 'shop', 'Disabled', 'sha256:2263676b5e4ede53b3a0ada3a7ba33142d57cb8e2195e3b6b1689e359f2e2c86', 'DISABLED', timestamp '2026-12-01 00:26:41.835847', 2);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('wQnjzV3osxA8', 'shop', 'Replaced', 'sha256:aac53772e7f37781fca73481b2d242950ccba340d5befd49fd8aac868d8e91b8', 'ACTIVE', timestamp '2026-12-01 00:26:42.077015', 1);
insert into latchkey_key_scope (key_id, scope)
  values ('8FcjmxLPDca2', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('BMMHvTrL1wp4', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('BMMHvTrL1wp4', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('BMMHvTrL1wp4', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('Fkdgoxaku6Pp', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('itfKMsgXaWV3', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('wQnjzV3osxA8', 'Concepts:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp '2026-12-01 00:26:41.417452', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'sha256:528aad8dca2b462e10d36b40daa9b99bcab182dd322b605e3f79e71d4d0fe157');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp '2026-12-01 00:26:41.621189', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'sha256:3b7b40a740fb15f74fd0fe895fd945fc4b46705727f2d1633f5a4a6b048ddeba');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp '2026-12-01 00:26:41.626450', 'system', 'key created', 'shop', '8FcjmxLPDca2', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:cdeeeeaa026fa22e94fe448d7b0c4563396c349a2a94134754b745bad511a871');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp '2026-12-01 00:26:41.636517', 'system', 'key created', 'shop', 'BMMHvTrL1wp4', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:5e51d91d173057470a0ed13d479a4240e5b1707f716356e40a400f397a74110d');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp '2026-12-01 00:26:41.642127', 'system', 'key created', 'shop', 'Aa3ruvWeVTtN', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'sha256:70e08fff6a25108b699aea6b7d15cc00aae04c5d5d4c84af779758c9976379a2');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp '2026-12-01 00:26:41.645879', 'system', 'key created', 'shop', 'aPqFUrAkopt9', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:20eaaa142b79afee6cd688acc0c66f5e11b4df3c404bfbba7ba68d0bc9923a8d');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp '2026-12-01 00:26:41.655777', 'system', 'key deleted', 'shop', 'aPqFUrAkopt9', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:6a38ab60331685db4ed02b654d97eff21c2d3e260a57773ff2ebe6693cd690fb');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp '2026-12-01 00:26:41.689189', 'system', 'key created', 'shop', 'Fkdgoxaku6Pp', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'sha256:dbd85d9332dd5f2bdea1feabcf0e5f66ee79766303a8a7778ea4b6083d5b7f71');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp '2026-12-01 00:26:41.716414', 'system', 'key changed', 'shop', 'Fkdgoxaku6Pp', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:34757de19e84e178e568d5769add889489a4a5578c28059ef35123952ba47fa5');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp '2026-12-01 00:26:41.835847', 'system', 'key created', 'shop', 'itfKMsgXaWV3', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'sha256:ef2e8d997d47359c2db117d959ab2104c968aff8bdd8d02c555d28d2fc262105');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp '2026-12-01 00:26:41.898417', 'system', 'key disabled', 'shop', 'itfKMsgXaWV3', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'sha256:b4ffb99c8be65e2d0999b3264bf9b17a0ef757f8c3e26637d260da5581beb0c3');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp '2026-12-01 00:26:41.924944', 'system', 'key created', 'shop', 'hAzNROIOEFlJ', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:31ef10019919f8d1ae10f08071c356c1d0233e5e31d19705796e64189a5710f3');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp '2026-12-01 00:26:42.077015', 'system', 'key created', 'shop', 'wQnjzV3osxA8', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"hAzNROIOEFlJ"}', '', 'sha256:952423047f6235905b6e1f6f31822488f3d5ea8901118d3a4321938454bcb023');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp '2026-12-01 00:26:42.077015', 'system', 'key deleted', 'shop', 'hAzNROIOEFlJ', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'sha256:00be349a20c98d8ee42cf0967e016ce9abc18341b3707c37a4575526c1d1ff1c');
update latchkey_audit_head set number = 14, hash = 'sha256:00be349a20c98d8ee42cf0967e016ce9abc18341b3707c37a4575526c1d1ff1c';
