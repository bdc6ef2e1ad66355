/**
 * The MinusOneDB dialect: tokens for {@code m1-auth-token}, users and their direct rights (auth 1.6). Never takes a
 * cookie. Reads the parameters {@code system:{m1}} that another service owns; everything else is the directory's and
 * the logins'.
 */
@NullMarked
package io.sessionsuite.auth.m1;

import org.jspecify.annotations.NullMarked;
