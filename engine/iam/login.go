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
	u.Login = &world.Login{Created: c.World.Now, Reset: in.True("PasswordResetRequired")}
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
	}
	if in.Has("PasswordResetRequired") {
		u.Login.Reset = in.True("PasswordResetRequired")
	}
	c.World.Touch(u.EntityID())
	return nil, nil
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
