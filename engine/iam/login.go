package iam

import (
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Passwords of users. Nobody signs in to a console here; what matters is who may
// give a user a password.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html

func printLogin(u *world.User) *value.Value {
	return value.Struct(value.M("LoginProfile", value.Struct(value.S("UserName", u.Name),
		value.S("CreateDate", service.Time(u.Login.Created)), value.M("PasswordResetRequired", value.OfBool(u.Login.Reset)))))
}

// loginUser authorizes an operation on a user's password, which has to be there.
func loginUser(c *call.Call, in *value.Value) (*world.User, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	if u.Login == nil {
		return nil, noSuchEntity("Login Profile for User " + u.Name + " cannot be found.")
	}
	return u, nil
}

// acceptable: the default policy for passwords asks for eight characters of three
// kinds.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
func acceptable(password string) *call.Error {
	kinds := 0
	for _, set := range []string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "!@#$%^&*()_+-=[]{}|'"} {
		if strings.ContainsAny(password, set) {
			kinds++
		}
	}
	if kinds < 3 || len(password) < 8 {
		return call.Fail(400, "PasswordPolicyViolation", "Password does not conform to the account password policy.")
	}
	return nil
}

func createLogin(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	if u.Login != nil {
		return nil, exists("Login Profile for user " + u.Name + " already exists.")
	}
	if err := acceptable(in.Str("Password")); err != nil {
		return nil, err
	}
	u.Login = &world.Login{Created: c.World.Now, Reset: in.True("PasswordResetRequired"), Text: in.Str("Password")}
	c.World.Touch(u.EntityID())
	return printLogin(u), nil
}

func getLogin(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := loginUser(c, in)
	if err != nil {
		return nil, err
	}
	return printLogin(u), nil
}

func updateLogin(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := loginUser(c, in)
	if err != nil {
		return nil, err
	}
	if in.Has("Password") {
		if err := acceptable(in.Str("Password")); err != nil {
			return nil, err
		}
		u.Login.Text = in.Str("Password")
	}
	if in.Has("PasswordResetRequired") {
		u.Login.Reset = in.True("PasswordResetRequired")
	}
	c.World.Touch(u.EntityID())
	return nil, nil
}

// changePassword is for users alone, and of their own.
//
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html
func changePassword(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u := c.Caller.User
	if u == nil {
		return nil, call.Fail(403, "InvalidUserType", "Only IAM Users can change their own password")
	}
	if _, err := users.authorize(c, value.Struct(value.S("UserName", u.Name))); err != nil {
		return nil, err
	}
	switch {
	case u.Login == nil:
		return nil, noSuchEntity("Login Profile for User " + u.Name + " cannot be found.")
	case u.Login.Text != in.Str("OldPassword"):
		return nil, call.Fail(403, "AccessDenied", "The old password was incorrect.")
	}
	if err := acceptable(in.Str("NewPassword")); err != nil {
		return nil, err
	}
	u.Login.Text, u.Login.Reset = in.Str("NewPassword"), false
	return nil, nil
}

// getPasswordPolicy: no account here has one of its own.
func getPasswordPolicy(c *call.Call, _ *value.Value) (*value.Value, *call.Error) {
	if err := permitAccount(c); err != nil {
		return nil, err
	}
	return nil, noSuchEntity("The Password Policy with domain name " + c.Caller.Account.ID + " cannot be found.")
}

func deleteLogin(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := loginUser(c, in)
	if err != nil {
		return nil, err
	}
	u.Login = nil
	c.World.Touch(u.EntityID())
	return nil, nil
}
