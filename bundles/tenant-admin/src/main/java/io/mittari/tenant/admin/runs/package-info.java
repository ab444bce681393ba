/** Keeps the ledger of documents that customers were given. */
@NullMarked
package io.mittari.tenant.admin.runs;

import org.jspecify.annotations.NullMarked;
