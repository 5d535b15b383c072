-- accepted upgrade_79TrXZa2hJXH_5fX2WPFEgX16e8AmTy1IQyJHkID1kfnQQ Inputs:Get
-- accepted upgrade_ps2DXKhQmlfR_nDlz8ThaFdM39bKLg6YGUJNF3Wk3sH3fx Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_Uas7lqMhsXUR_U4g9MNCwihUANpArOQst3a4DvXx2I2LJx 
-- refused upgrade_oVLSc1lFmpeA_N4DI1cPoTOvaDhJSFaJ1XG2DZ1V46K5OF Inputs:Get
-- accepted upgrade_0wNPnoOJPlH1_6aDvRw7GYZpAh2bdhmoBSjYjS3J4BgSPO Inputs:Get
-- refused upgrade_fwqV54obNPHo_NfIeEOOmYamTXhCX8nQfsIXOx7q25aKwK Inputs:Get
-- accepted upgrade_1EYzrSdvyT87_AVmBsnKgmwti5ULk1wC71lThVbp01vnSf Concepts:Get
-- refused upgrade_Z8SPSFGiDnUG_10hbTsgMKyczOaQNXN3HP7ogZhy16O7J8 Concepts:Get
insert into latchkey_application (id, name, created, version, signature, generation)
  values ('empty', 'No keys', timestamp with time zone '2026-12-01 00:26:56.651608+00:00', 1, '1:1:5ff7a2a2978568323fe4e9ecae53b1a0410d9ee45f5b0857379ac0c6cd6daa71', 2);
insert into latchkey_application (id, name, created, version, signature, generation)
  values ('shop', 'The shop''s été 🔑', timestamp with time zone '2026-12-01 00:26:56.360749+00:00', 1, '1:1:3793f4ce00b14ea116f99d2f32d03e453e2bb50b32a6164998e02103d71b5556', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('0wNPnoOJPlH1', 'shop', 'Reads only', 'hmac-sha256:1:3a41cc233f93ec51844650d38c3a24d29af3f46c1344a55607e8d0389bd812f2', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:56.769576+00:00', 2, 'KEY', '1:1:b987c9d00daeb4baf459872e2bb4367ceb6ac5203fd2dd9c060496dd976f8ee9');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('1EYzrSdvyT87', 'shop', 'Replaced', 'hmac-sha256:1:9d7d9bca142302d909b5ba169520a4e13efa3fb233721f96b43eeb7f30a2ba7a', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:56.848990+00:00', 1, 'KEY', '1:1:a5f8e213bb30fdb56f32f82c104da8f5c5e04e3cea1b19f6a953a1fa1be42e73');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('79TrXZa2hJXH', 'shop', 'Reads', 'hmac-sha256:1:d572ae6e6acfd27a0f549b46f5c6b45a50a6e401206c98d7e84f686b2940f24c', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:56.661250+00:00', 1, 'KEY', '1:1:ec9c5cc73d844630513f999432bf94ceb85c7f86635cbdbd183f7fde5382030e');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('Uas7lqMhsXUR', 'shop', 'No scopes', 'hmac-sha256:1:1f74f10efb964fc3d8e7b34df12c591774e3b5252545cb56b2052809d4e28507', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:56.716870+00:00', 1, 'KEY', '1:1:4c602c601ceaa47fc103084178ea3d5fe6493e7ffff73fc56432a935dd80a4c9');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('fwqV54obNPHo', 'shop', 'Disabled', 'hmac-sha256:1:99888e1dc12c287334775379381d82d826579f8e7fb661174940ab75cf4591bf', 'DISABLED', timestamp with time zone '2026-12-01 00:26:56.820483+00:00', 2, 'KEY', '1:1:900647cfc8b29674e963322da5a37e5f65b1f956ad4de8ae4d67dc49e8a48ba8');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('ps2DXKhQmlfR', 'shop', 'Reads and adds; it''s 🔑', 'hmac-sha256:1:e89aedcfdd146096380083dc2b7c3f25c6ad4294d844f42ffe51c36095f2f00b', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:56.707572+00:00', 1, 'KEY', '1:1:71b61e55a1b8fe337f6fdb447b1747100f1665b0623dd4c0146454f5aeac5f94');
insert into latchkey_key_scope (key_id, scope)
  values ('0wNPnoOJPlH1', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('1EYzrSdvyT87', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('79TrXZa2hJXH', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('fwqV54obNPHo', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('ps2DXKhQmlfR', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('ps2DXKhQmlfR', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('ps2DXKhQmlfR', 'Inputs:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp with time zone '2026-12-01 00:26:56.360749+00:00', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'hmac-sha256:1:2d388fd8685dd60dcbdf9d8fce4f0cff6043a3d1ba9243e49825d7d612001934');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp with time zone '2026-12-01 00:26:56.651608+00:00', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'hmac-sha256:1:83fa08cff63feec5db7bff5115b36e5c614ac9ff22ae11db50a1fb0e7ce1be38');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp with time zone '2026-12-01 00:26:56.661250+00:00', 'system', 'key created', 'shop', '79TrXZa2hJXH', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:b0aa0e16e7d9c78d1423f698716dfb203489bd85c878b0bb22acc67f0512a60d');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp with time zone '2026-12-01 00:26:56.707572+00:00', 'system', 'key created', 'shop', 'ps2DXKhQmlfR', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:2dd46492276f7d213734f152217cf615f247bb6c1a50a12c44f6dcd951bbdac2');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp with time zone '2026-12-01 00:26:56.716870+00:00', 'system', 'key created', 'shop', 'Uas7lqMhsXUR', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'hmac-sha256:1:4713f0fd04ab981fa72f998fa1b7c7f40a84f19ef232255a12fa3d200128bef9');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp with time zone '2026-12-01 00:26:56.728427+00:00', 'system', 'key created', 'shop', 'oVLSc1lFmpeA', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:2f47dfe63500a45ea51398b2b9e227f2d1f26fb47d48651802bc0f2f3302aa78');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp with time zone '2026-12-01 00:26:56.748255+00:00', 'system', 'key deleted', 'shop', 'oVLSc1lFmpeA', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:4289286a35d19b80d95e321bb852dc124516b6f51a80293aab1ffe47ed779d63');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp with time zone '2026-12-01 00:26:56.769576+00:00', 'system', 'key created', 'shop', '0wNPnoOJPlH1', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:420cfa76a176905c8d7289ef0b5cbaa9b5d18f9c20eed0c725111d9dabae1b47');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp with time zone '2026-12-01 00:26:56.786218+00:00', 'system', 'key changed', 'shop', '0wNPnoOJPlH1', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:706192625995cfebbba524267c4651803889b6a4e3213a9995c5d14f61ad789c');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp with time zone '2026-12-01 00:26:56.820483+00:00', 'system', 'key created', 'shop', 'fwqV54obNPHo', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:91f28769689cbcf744981f0cce2756fcb1d1cffba37e00a24938241727e29780');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp with time zone '2026-12-01 00:26:56.828228+00:00', 'system', 'key disabled', 'shop', 'fwqV54obNPHo', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'hmac-sha256:1:4ebb4151995dd6ff7b102d690079babbf526e8c74f174ba153a6cfbc6af582d8');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp with time zone '2026-12-01 00:26:56.841917+00:00', 'system', 'key created', 'shop', 'Z8SPSFGiDnUG', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:a162f0c13d4860464021ea1afdab237b3ef0c21612f60cec4b3f4288d90d3142');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp with time zone '2026-12-01 00:26:56.848990+00:00', 'system', 'key created', 'shop', '1EYzrSdvyT87', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"Z8SPSFGiDnUG"}', '', 'hmac-sha256:1:8c437d095a76970d8517f4ce6163c9b362d83b97a7493fce8bbd646c883009e2');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp with time zone '2026-12-01 00:26:56.848990+00:00', 'system', 'key deleted', 'shop', 'Z8SPSFGiDnUG', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:88d1a3c156bc9f64650048d7c2f48aa48d5f8b416c5bf94a5ff055e98d21beb3');
update latchkey_audit_head set number = 14, hash = 'hmac-sha256:1:88d1a3c156bc9f64650048d7c2f48aa48d5f8b416c5bf94a5ff055e98d21beb3';
