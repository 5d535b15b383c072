-- accepted upgrade_TuqthJEILwwg_ytRD7gPPIJe3e0zbgb9fN50wHl33O9a7c Inputs:Get
-- accepted upgrade_KLBPnXBd5Cm1_Q7aQscCzGSMKmKM6O9F0GbVxUs73XHZtW Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_fM64ki0c0MAT_SmsiryHtjqkGdEowNdkwclhWljv4H1Spo 
-- refused upgrade_sKJvFdAxFutS_kchuYvorZ40gOH5Oirb1JXDMpz11FMNrh Inputs:Get
-- accepted upgrade_OoWyutZubOzh_SddaH9LOInNGwCGtCNiPcDKGRsa2IACmq Inputs:Get
-- refused upgrade_cI8kXemsQCn2_JWkKkA7ezJQzgskb4UE8O4vYMsQ1oVdmA Inputs:Get
-- accepted upgrade_iQYs0xyrmMFp_8xnvCfGsj35cGQaxau7z0utzKX12CVgao Concepts:Get
-- refused upgrade_ElAYwX0dSf8p_Y8zWP5p4HrtFkZyDRnzv6XGrXUL1JICqD Concepts:Get
insert into latchkey_application (id, name, created, version, signature, generation, state)
  values ('empty', 'No keys', timestamp with time zone '2026-12-01 00:27:15.446395+00:00', 1, '1:1:5ff7a2a2978568323fe4e9ecae53b1a0410d9ee45f5b0857379ac0c6cd6daa71', 2, 'ACTIVE');
insert into latchkey_application (id, name, created, version, signature, generation, state)
  values ('shop', 'The shop''s été 🔑', timestamp with time zone '2026-12-01 00:27:14.782890+00:00', 1, '1:1:3793f4ce00b14ea116f99d2f32d03e453e2bb50b32a6164998e02103d71b5556', 1, 'ACTIVE');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('KLBPnXBd5Cm1', 'shop', 'Reads and adds; it''s 🔑', 'hmac-sha256:1:5aea27ba0c73016d899a58b90f989403a2726098c49ae9729b5f428b9e993ba8', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:15.558942+00:00', 1, 'KEY', '1:1:5c1f81c8b78c49a39856371ef350a47dfa8d29444c303facf4684be258b66262');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('OoWyutZubOzh', 'shop', 'Reads only', 'hmac-sha256:1:01dc8ec7aa2284126aa24d022979428d170c3ffd795307c50ef1cc4dbe04a98e', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:15.637499+00:00', 2, 'KEY', '1:1:07c5c9a2a2b3047ef518cfbc97c5123130da23add555bf4c10de37eeb34be3db');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('TuqthJEILwwg', 'shop', 'Reads', 'hmac-sha256:1:c865e7f5a76dd3709740ca0d1cce6e83b0c0578601294a6f6fe683f50825fe1b', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:15.503694+00:00', 1, 'KEY', '1:1:fc20a9328aa01e8380ca0af9ac01f90905654ab5c95b4627200f7524414bc140');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('cI8kXemsQCn2', 'shop', 'Disabled', 'hmac-sha256:1:8c54b90d5395360a9d3c85b00af1df1c6b70dbcd484835ecfe3ea728a76407b3', 'DISABLED', timestamp with time zone '2026-12-01 00:27:15.704218+00:00', 2, 'KEY', '1:1:f5164f169af3c6ab830d801f464f32ec1b512fee634c04569e6364dcc7ef2f92');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('fM64ki0c0MAT', 'shop', 'No scopes', 'hmac-sha256:1:887f1981529ec478d5947494c54bc3ae1959324d9f2a6c7ee60e24ea56c55c4c', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:15.586399+00:00', 1, 'KEY', '1:1:e9467bbd7fc2fb5e59bf68b67c22d2ca2c9565fc6d5b83741fa07adfafd0ce7a');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('iQYs0xyrmMFp', 'shop', 'Replaced', 'hmac-sha256:1:2f7d950abdc187972f9247a523d039953928019af1653eef5dba5009867fd06d', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:15.750416+00:00', 1, 'KEY', '1:1:86caae286bd84d066165a9198e9a16e04b3e34854547157a5948dc7c5bfe042e');
insert into latchkey_key_scope (key_id, scope)
  values ('KLBPnXBd5Cm1', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('KLBPnXBd5Cm1', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('KLBPnXBd5Cm1', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('OoWyutZubOzh', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('TuqthJEILwwg', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('cI8kXemsQCn2', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('iQYs0xyrmMFp', 'Concepts:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp with time zone '2026-12-01 00:27:14.782890+00:00', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'hmac-sha256:1:22681c353384322fe66fcab464dc08d3682e0b3116ea4b33bc565fe0618f6550');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp with time zone '2026-12-01 00:27:15.446395+00:00', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'hmac-sha256:1:47afda079eedc87483f7d5d4a83f173da951d08f50e292f47aad1421b825fcaf');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp with time zone '2026-12-01 00:27:15.503694+00:00', 'system', 'key created', 'shop', 'TuqthJEILwwg', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:057e3a517cd563a41852886bc4203aa4d41f328b25332604417716d7d02e0f3f');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp with time zone '2026-12-01 00:27:15.558942+00:00', 'system', 'key created', 'shop', 'KLBPnXBd5Cm1', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:cb82e03dc15895e34da9f8c478d0c4cb006c24574064bc67513054ffc42fbd0c');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp with time zone '2026-12-01 00:27:15.586399+00:00', 'system', 'key created', 'shop', 'fM64ki0c0MAT', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'hmac-sha256:1:8d876d7cdbd6e802f442a86ae02c8486dafd7dc3f10f0ec446ecbf018f02e579');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp with time zone '2026-12-01 00:27:15.610279+00:00', 'system', 'key created', 'shop', 'sKJvFdAxFutS', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:0335a0eba9fc4d720cf9dc82a4f2ee1652f9f12516ffa8f61309a0dbe812bbbe');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp with time zone '2026-12-01 00:27:15.622527+00:00', 'system', 'key deleted', 'shop', 'sKJvFdAxFutS', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:e820d9f39ddb3be76c135c63388e8aac5922b47d2f4c64475d19e6329d4e07ec');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp with time zone '2026-12-01 00:27:15.637499+00:00', 'system', 'key created', 'shop', 'OoWyutZubOzh', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:73786e02dd7b3976bd393ae59470f3d85f9c21773f9ecc4dad6cc0141a10eb83');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp with time zone '2026-12-01 00:27:15.646903+00:00', 'system', 'key changed', 'shop', 'OoWyutZubOzh', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:c9e02fb14f235d4435e9e97c2f23a32b8b10654c9352ff6a82bc2a9a88746189');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp with time zone '2026-12-01 00:27:15.704218+00:00', 'system', 'key created', 'shop', 'cI8kXemsQCn2', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:34e3bc9fcbb690e92dfbfb191c119b3b9f20f0b41a0f44cc3a19fad02c230017');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp with time zone '2026-12-01 00:27:15.711994+00:00', 'system', 'key disabled', 'shop', 'cI8kXemsQCn2', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'hmac-sha256:1:8bdafc627c24dfb6748b36593235f8d63696ebeb1722fefb8cc0c298d420d16b');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp with time zone '2026-12-01 00:27:15.742874+00:00', 'system', 'key created', 'shop', 'ElAYwX0dSf8p', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:38a1b94a49c0236032b767424d63170711bcc30ca37f4eea4015d54a5f794f5d');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp with time zone '2026-12-01 00:27:15.750416+00:00', 'system', 'key created', 'shop', 'iQYs0xyrmMFp', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"ElAYwX0dSf8p"}', '', 'hmac-sha256:1:9347bd9fbfc2ed3161641cbf5ab056129b7dc7ab2ea6cca9f5bbecc72d141469');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp with time zone '2026-12-01 00:27:15.750416+00:00', 'system', 'key deleted', 'shop', 'ElAYwX0dSf8p', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:4e75edef176f7e32834700d5d01385caf2636da682760cc7ee722c393fed20e2');
update latchkey_audit_head set number = 14, hash = 'hmac-sha256:1:4e75edef176f7e32834700d5d01385caf2636da682760cc7ee722c393fed20e2';
