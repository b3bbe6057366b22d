/** What nodes of one service tell each other. */
@NullMarked
package dev.doctorpatient.redis.shared;

import org.jspecify.annotations.NullMarked;
