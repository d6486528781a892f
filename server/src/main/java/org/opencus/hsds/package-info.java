/** Each centre's catalogue as an Open Referral HSDS 3.0 directory. */
package org.opencus.hsds;
