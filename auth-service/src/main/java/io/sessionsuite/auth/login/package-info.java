/** Opening, listing and ending logins over two slots: the user's index of logins and the records. Caps are exact. */
@NullMarked
package io.sessionsuite.auth.login;

import org.jspecify.annotations.NullMarked;
