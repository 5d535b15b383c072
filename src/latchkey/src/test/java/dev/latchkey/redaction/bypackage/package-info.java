/** Classes whose package decides that JSON-B takes fields. */
@JsonbVisibility(AllFields.class)
package dev.latchkey.redaction.bypackage;

import jakarta.json.bind.annotation.JsonbVisibility;
